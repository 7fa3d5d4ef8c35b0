/** What tells connections apart at a glance. The letters say what the colour repeats, so that none depends on seeing it. */
export type Badge = { readonly letters: string; readonly colour: BadgeColour };

export const badgeColours = ['grey', 'green', 'blue', 'violet', 'amber', 'red'] as const;
export type BadgeColour = (typeof badgeColours)[number];

export const mostLetters = 4;

/** As long as the user chose none: the beginning of the name, and no colour. */
export function badgeOf(entry: { readonly badge: Badge | undefined }, title: string): Badge {
  const letters = entry.badge?.letters.trim() || Array.from(title.trim()).slice(0, 1).join('').toUpperCase();
  return { letters: letters || '?', colour: entry.badge?.colour ?? 'grey' };
}
