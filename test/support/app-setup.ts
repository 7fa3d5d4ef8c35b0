import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

// Each test mounts its own page; what it leaves behind would be found by the next one.
afterEach(cleanup);

// What comes later may still be on its way when the last test ends, and must not come to a page that is gone.
afterAll(() => vi.dynamicImportSettled());
