import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommanderError } from 'commander';
import { clusterOptions, kubeConfigOf, portOption } from './options';
import { createProgram, readArguments, UsageError } from './readArguments';

const aProgram = () =>
  createProgram('a-program', [
    portOption('--port <port>', 'to serve on').default(8080),
    ...clusterOptions(),
  ]);

describe('readArguments', () => {
  it('gives what was given, and defaults for the rest', () => {
    const given = readArguments(
      aProgram(),
      ['--context=a'],
      (options: object) => options,
    );
    assert.deepEqual(given, { port: 8080, context: 'a' });
  });

  it('says what was wrong, and how the program is used', () => {
    assert.throws(
      () => readArguments(aProgram(), ['--port=x'], options => options),
      (error: unknown) =>
        error instanceof UsageError &&
        error.message.startsWith("option '--port <port>'") &&
        error.message.includes('Usage: a-program [options]') &&
        error.message.includes('to serve on'),
    );
  });

  it('refuses so what does not go together', () => {
    const program = aProgram();
    assert.throws(
      () =>
        readArguments(program, ['--context=a'], (given: object) =>
          kubeConfigOf(given, {}, program),
        ),
      (error: unknown) =>
        error instanceof UsageError &&
        error.message.startsWith('--context needs --kubeconfig') &&
        error.message.includes('Usage:'),
    );
  });

  it('writes the help that was asked for, which is no mistake', () => {
    let written = '';
    const program = aProgram().configureOutput({
      writeOut: text => {
        written += text;
      },
    });
    assert.throws(
      () => readArguments(program, ['--help'], options => options),
      (error: unknown) =>
        error instanceof CommanderError && error.exitCode === 0,
    );
    assert.match(written, /Usage: a-program \[options\]/);
  });
});
