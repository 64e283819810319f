import { CustomErrorBase } from '@backstage/errors';

/** Too much was asked at once by one person. Backstage answers with the status that the error has. */
export class TooManyQuestionsError extends CustomErrorBase {
  name = 'TooManyQuestionsError' as const;
  readonly statusCode = 429;

  constructor() {
    super(
      'You are asking for too much at once. Wait until what you asked for before has been answered.',
    );
  }
}
