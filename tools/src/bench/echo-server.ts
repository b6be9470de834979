import 'reflect-metadata';
import { IssueTicket } from '@lobbyflow/contract';
import {
  Body,
  Controller,
  HttpCode,
  Module,
  Post,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** What the framework costs by itself: a body is parsed, checked by its schema and sent back. */
@Controller('echo')
class EchoController {
  @Post()
  @HttpCode(201)
  echo(@Body({ schema: IssueTicket }) body: IssueTicket): IssueTicket {
    return body;
  }
}

@Module({ controllers: [EchoController] })
class EchoModule {}

const app = await NestFactory.create<NestFastifyApplication>(EchoModule, new FastifyAdapter(), {
  logger: false,
});
app.useGlobalPipes(new StandardSchemaValidationPipe());
await app.listen(0, '127.0.0.1');
console.log(`The echo is ready: ${await app.getUrl()}`);
