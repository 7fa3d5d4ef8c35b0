/** How many runs are kept on a device (design.md 7.12); beyond it the user is asked, nothing goes by itself. */
export const mostKeptRuns = 10_000;
