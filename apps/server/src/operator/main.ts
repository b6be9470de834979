#!/usr/bin/env node
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { SystemClock } from '../ports/clock.js';
import { runOperator } from './program.js';

process.exitCode = await runOperator(process.argv.slice(2), {
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
  clock: new SystemClock(),
  readInput: () => text(process.stdin),
});
