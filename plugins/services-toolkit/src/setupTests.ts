import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A page is rendered with all of Backstage around it, on machines that do other things at the same time.
jest.setTimeout(90_000);
configure({ asyncUtilTimeout: 20_000 });
// What one test has typed is no draft of the next.
afterEach(() => window.sessionStorage.clear());
