import { InputError, isError } from '@backstage/errors';
import { raw } from 'express';
import type { RequestHandler } from 'express';
import { parseBody } from '../rules/parseBody';

const readBytes = raw({ type: 'application/json', limit: '256kb' });

/** Reads the JSON that a request brings as `express.json` does, but never a number that was rounded. */
export const readJsonBody: RequestHandler = (req, res, next) =>
  readBytes(req, res, (problem?: unknown) => {
    if (problem) {
      // Too large, cut off, or compressed in a way that is not known.
      next(
        new InputError(
          `The body of the request cannot be read${
            isError(problem) ? ` (${problem.message})` : ''
          }.`,
        ),
      );
      return;
    }
    try {
      req.body =
        Buffer.isBuffer(req.body) && req.body.length ? parseBody(req.body) : {};
      next();
    } catch (error) {
      next(error);
    }
  });
