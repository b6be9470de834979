import process from 'node:process';

process.stdout.write('Nothing is served yet.\n');
