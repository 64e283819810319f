/**
 * A signal that aborts with its parent, after a time, or by hand. Unlike `AbortSignal.any` it leaves nothing behind on a
 * parent that lives as long as the process, once `dispose` was called.
 */
export function linkedSignal(
  parent: AbortSignal,
  timeoutMs?: number,
): { signal: AbortSignal; abort(): void; dispose(): void } {
  const controller = new AbortController();
  const onParent = () => controller.abort(parent.reason);
  if (parent.aborted) {
    onParent();
  } else {
    parent.addEventListener('abort', onParent, { once: true });
  }
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(
          () =>
            controller.abort(
              new Error(`It took longer than ${timeoutMs / 1000} s`),
            ),
          timeoutMs,
        );
  const dispose = () => {
    parent.removeEventListener('abort', onParent);
    clearTimeout(timer);
  };
  return {
    signal: controller.signal,
    abort: () => {
      dispose();
      controller.abort();
    },
    dispose,
  };
}
