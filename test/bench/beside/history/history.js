// The history of the page, alone, and 10,000 runs for it, so that both can be timed without the rest of the page.
import { openDatabase } from '../../../../src/app/session/keeping/database.ts';
import { createHistory } from '../../../../src/app/session/keeping/history.ts';
import { runRecords } from '../../../../src/app/session/keeping/run-records.ts';
import { filteredRuns, noFilter } from '../../../../src/core/keeping/run-filter.ts';
import { keptRecords, keptRunAt } from '../../../support/kept-runs.ts';

globalThis.benchHistory = {
  records: runRecords(openDatabase()),
  createHistory,
  filteredRuns,
  noFilter,
  keptRecords,
  keptRunAt,
};
