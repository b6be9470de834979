import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { clipFile, mediaFolder, mediaOf, voiceClips } from './display-files.js';

/** Recorded anew under the same name: asked for again after a day. */
const A_DAY = { maxAge: '1d', cacheControl: true } as const;
/** A branch can put another picture in its place. */
const A_MINUTE = { maxAge: '1m', cacheControl: true } as const;

type Clip = FastifyRequest<{ Params: { language: string; file: string } }>;
type Media = FastifyRequest<{ Params: { branchId: string; file: string } }>;
type Folder = FastifyRequest<{ Params: { branchId: string } }>;

/** What boards say and show that lies in the data folder: recorded words, pictures and films. */
export function serveDisplayFiles(fastify: FastifyInstance, data: string): void {
  fastify.get('/display/voice', async (_, reply) =>
    reply.header('cache-control', 'no-cache').send(await voiceClips(data)),
  );
  fastify.get('/display/voice/:language/:file', async ({ params }: Clip, reply) => {
    const clip = await clipFile(data, params);
    if (clip === null) return notThere(reply);
    return reply.sendFile(clip.name, clip.folder, A_DAY);
  });
  fastify.get('/display/media/:branchId', async ({ params }: Folder, reply) =>
    reply.header('cache-control', 'no-cache').send({ files: await mediaOf(data, params.branchId) }),
  );
  fastify.get('/display/media/:branchId/:file', async ({ params }: Media, reply) => {
    const folder = mediaFolder(data, params.branchId);
    const files = await mediaOf(data, params.branchId);
    if (folder === null || !files.includes(params.file)) return notThere(reply);
    return reply.sendFile(params.file, folder, A_MINUTE);
  });
}

function notThere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
