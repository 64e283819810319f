import type { Dispatcher } from 'undici';

/** `cause` is what `beforeSending` has thrown: no fault of the network. */
export class NotSentError extends Error {}

/** Interceptor: `check` is called the moment before a request goes out. */
export const beforeSending =
  (check: () => void): Dispatcher.DispatcherComposeInterceptor =>
  dispatch =>
  (options, handler) =>
    dispatch(options, callingFirst(check, handler));

/** undici starts a request with its connection in hand: when that throws, nothing of it is written. */
function callingFirst(
  check: () => void,
  handler: Dispatcher.DispatchHandler,
): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (...args) => {
      try {
        check();
      } catch (cause) {
        throw new NotSentError('The request was not sent', { cause });
      }
      handler.onRequestStart?.(...args);
    },
    onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (...args) => handler.onResponseError?.(...args),
  };
}
