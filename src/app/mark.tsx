/** The mark: a round screen with one pulse on it. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 32 32"
      width="26"
      height="26"
      aria-hidden="true"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx="16" cy="16" r="13.5" stroke="currentColor" strokeWidth="2.4" />
      <path d="M5 17h6l2.6-8 4.4 15 3-10 1.6 3H27" stroke="var(--phosphor)" strokeWidth="2.4" />
    </svg>
  );
}
