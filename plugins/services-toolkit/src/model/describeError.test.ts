import { anApiError } from '../__testUtils__/FakeServicesToolkitApi';
import { describeError } from './describeError';

describe('describeError', () => {
  it('has the words of the backend, and each violation', async () => {
    const error = await anApiError(400, 'ClassClaim "db" is invalid', [
      { field: 'metadata.name', message: 'Invalid value' },
    ]);
    expect(describeError(error)).toEqual({
      status: 400,
      message: 'ClassClaim "db" is invalid',
      causes: [{ field: 'metadata.name', message: 'Invalid value' }],
    });
  });

  it.each([
    ['no answer at all', new Error('Failed to fetch'), 'Failed to fetch'],
    ['something that is no error', 'oops', 'oops'],
    ['an empty object', {}, 'unknown error'],
    [
      'a body of another shape',
      { message: 'Bad', body: { error: { message: 7, causes: 'x' } } },
      'Bad',
    ],
  ])('copes with %s', (_, error, message) => {
    expect(describeError(error)).toEqual({
      status: undefined,
      message,
      causes: [],
    });
  });
});
