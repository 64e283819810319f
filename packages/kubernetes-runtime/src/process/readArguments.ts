import { Command, CommanderError, type Option } from 'commander';

/**
 * The arguments can't be understood; the message says which and how they are used.
 *
 * @public
 */
export class UsageError extends Error {
  readonly name = 'UsageError';
}

/**
 * A program with its options, in the order in which its help shows them; {@link readArguments} reads what it was given.
 *
 * @public
 */
export function createProgram(
  name: string,
  options: readonly Option[],
): Command {
  const program = new Command(name)
    .configureHelp({ helpWidth: 120 })
    .allowExcessArguments(false)
    .showHelpAfterError()
    .exitOverride();
  options.forEach(option => program.addOption(option));
  return program;
}

/**
 * What a program was asked to do. `--help` ends with commander's error of exit code 0, when the help has been written.
 *
 * @param read - makes the program's options of what was given; `program.error()` refuses what does not go together
 * @throws UsageError for what cannot be understood
 * @public
 */
export function readArguments<TGiven extends object, TOptions>(
  program: Command,
  argv: readonly string[],
  read: (given: TGiven) => TOptions,
): TOptions {
  let complaint = '';
  program.configureOutput({
    writeErr: text => {
      complaint += text;
    },
    // The sentence that it becomes part of says that it is one.
    outputError: (text, write) => write(text.replace(/^error: /, '')),
  });
  try {
    return read(program.parse([...argv], { from: 'user' }).opts<TGiven>());
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode !== 0) {
      throw new UsageError(complaint.trim());
    }
    throw error;
  }
}
