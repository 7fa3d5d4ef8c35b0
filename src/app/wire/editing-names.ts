/** What the parts of an edited request are called: a control has one name on the whole page. */
export type EditingNames = {
  readonly planned: string;
  readonly reveal: string;
  readonly edit: string;
  /** Where it is edited, and the box itself. */
  readonly group: string;
  readonly box: string;
  readonly faults: string;
  readonly changes: string;
  readonly inBrowser: string;
  readonly send: string;
  readonly undo: string;
  /** Whose place a fault is at, where the same line of another request may be marked as well. */
  readonly place: string;
};

export const tokenRequestNames: EditingNames = {
  planned: 'Planned request',
  reveal: 'Reveal in the preview',
  edit: 'Edit and send',
  group: 'Edited by hand',
  box: 'Edited request',
  faults: 'What cannot be sent so',
  changes: 'Changed by hand',
  inBrowser: 'What the browser will change',
  send: 'Send as edited',
  undo: 'Take the form’s request again',
  place: '',
};

export const apiCallNames: EditingNames = {
  planned: 'Planned API request',
  reveal: 'Reveal in the API preview',
  edit: 'Edit and send the API call',
  group: 'API call edited by hand',
  box: 'Edited API request',
  faults: 'What cannot be sent so in the API call',
  changes: 'Changed by hand in the API call',
  inBrowser: 'What the browser will change in the API call',
  send: 'Send API call as edited',
  undo: 'Take the form’s API call again',
  place: ' of the API call',
};
