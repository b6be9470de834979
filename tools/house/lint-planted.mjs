// Lints texts as if they stood at the given paths: `[{ path, text }]` on standard input, on standard output for each
// the rules and the messages of its faults. Types are left out: no ban that is planted needs them.
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';
import process from 'node:process';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

async function faultsOf(plant) {
  const [result] = await eslint.lintText(plant.text, { filePath: plant.path });
  return result.messages.map(({ ruleId, message }) => ({ rule: ruleId, message }));
}

const faults = [];
for (const plant of JSON.parse(await text(process.stdin))) faults.push(await faultsOf(plant));
process.stdout.write(JSON.stringify(faults));
