import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { MissionsDialog } from '#app/learn/missions-dialog.tsx';
import { ReferenceDialog } from '#app/learn/reference-dialog.tsx';
import { chooseMission, learning, markSolved } from '#app/session/learning.ts';

beforeEach(() => act(() => learning.setState(learning.getInitialState(), true)));

describe('the list of missions', () => {
  it('counts those that are solved, and no others that a later page knows', () => {
    markSolved(['first-token', 'revoke', 'of-a-later-page']);
    render(<MissionsDialog onClose={() => undefined} />);
    expect(screen.getByText('2 of 21 solved')).toBeDefined();
    const rows = screen.getAllByRole('listitem');
    expect(rows).toHaveLength(21);
    expect(rows.filter((row) => row.dataset['solved'] === 'true')).toHaveLength(2);
    expect(within(rows[0] ?? document.body).getByText('Solved')).toBeDefined();
  });

  it('says which is on, and begins another by its title', async () => {
    markSolved(['first-token']);
    chooseMission('add-scope');
    render(<MissionsDialog onClose={() => undefined} />);
    const rows = screen.getAllByRole('listitem');
    expect(within(rows[1] ?? document.body).getByText('On')).toBeDefined();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Again: The first token' }));
    expect(learning.getState().currentId).toBe('first-token');
  });
});

describe('the reference', () => {
  it('finds by name, by meaning and by section, and says how many', async () => {
    const user = userEvent.setup();
    render(<ReferenceDialog onClose={() => undefined} />);
    expect(screen.getByRole('heading', { name: 'The client credentials flow in five minutes' })).toBeDefined();
    await user.click(screen.getByRole('tab', { name: 'Glossary' }));
    const search = screen.getByRole('searchbox', { name: 'Search the reference' });
    await user.type(search, 'client_credentials');
    expect(screen.getByRole('status').textContent).toMatch(/^\d+ (entry|entries)$/);
    await user.clear(search);
    await user.type(search, 'no such word at all');
    expect(screen.getByRole('status').textContent).toBe('Nothing here explains that. Try a shorter word.');
    await user.clear(search);
    expect(screen.getByRole('status').textContent).toMatch(/^\d{3,} entries$/);
  });

  it('leads out of the page beside it, and tells that page nothing', () => {
    render(<ReferenceDialog onClose={() => undefined} />);
    const links = screen.getAllByRole('link');
    expect(links.length).toBeGreaterThan(10);
    for (const link of links)
      expect(link).toMatchObject({ target: '_blank', rel: 'noopener noreferrer', protocol: 'https:' });
  });
});
