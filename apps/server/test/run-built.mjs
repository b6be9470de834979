// Lets a test start the built product from a file of ours that names its sources: node --import …/run-built.mjs file.ts
import './run-typescript.mjs';
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/** What a file beside this one takes from the sources it gets as it is built. */
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('../src/')) return next(specifier, context);
  const built = specifier.replace('../src/', '../dist/');
  return next(new URL(built, context.parentURL).href, context);
}

if (isMainThread) register(pathToFileURL(import.meta.filename));
