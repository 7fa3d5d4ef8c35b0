import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// Each test mounts its own page; what it leaves behind would be found by the next one.
afterEach(cleanup);
