import process from 'node:process';

process.env['TEST_DATABASE'] = 'postgres';
