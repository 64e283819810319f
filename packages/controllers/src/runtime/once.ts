/** A task that is done once, whoever asks for it how often; when it fails, the next one to ask starts it again. */
export function once(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= task().catch(error => {
      running = undefined;
      throw error;
    });
    return running;
  };
}
