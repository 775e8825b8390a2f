import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { FastifyReply } from 'fastify';

const POLICY = 'content-security-policy';
const OWN_STYLES = "style-src 'self'";

/**
 * The one page of the client. Its styles are made by its scripts (antd), so each answer names a mark of its own that
 * they carry; styles of anybody else are not taken. Never kept: an old page would not fit the new mark.
 */
export async function sendWebPage(reply: FastifyReply, webFolder: string): Promise<FastifyReply> {
  const page = await fs.readFile(path.join(webFolder, 'index.html'), 'utf8');
  const nonce = randomBytes(16).toString('base64');
  const policy = String(reply.getHeader(POLICY));
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(POLICY, policy.replace(OWN_STYLES, `${OWN_STYLES} 'nonce-${nonce}'`))
    .send(page.replace('nonce=""', `nonce="${nonce}"`));
}
