import { Router } from 'express';
import { consentBlock } from '#study/protocol/protocol-text';
import type { StudyDoor } from '#study/protocol/study-door';
import type { StudyVersion } from '#study/protocol/study-version';
import type { Registry } from '../store/registry.ts';
import { markFresh, refuse } from './answers.ts';

/** Studies: what a visitor may know before agreeing; never the protocol, which would tell what is asked. */
export function studyRoutes(registry: Registry): Router {
  const router = Router();
  router.get('/:id', (request, response) => {
    const study = registry.study(request.params.id);
    if (!study) return refuse(response, 404, 'Got a study that this server does not have.');
    markFresh(response);
    response.json(doorOf(study));
  });
  return router;
}

function doorOf({ protocol, hash, consent, minutes }: StudyVersion): StudyDoor {
  const block = consentBlock(protocol);
  const { text = '', choice = '', optional = false } = block ?? {};
  return {
    id: protocol.id,
    title: protocol.title,
    hash,
    consent: consent === null ? null : { hash: consent, text, choice, optional },
    minutes: minutes ?? null,
    once: protocol.repeat === 'bar',
  };
}
