import '@testing-library/jest-dom';
// Removes what a test has rendered, of all files.
import '@testing-library/react';
