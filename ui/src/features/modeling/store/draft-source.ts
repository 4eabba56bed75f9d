import { api, content, revised, type Schemas } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { read, write } from '@/shared/api/session';
import { readPlaces, writePlaces } from '@/shared/canvas/places';
import type { DraftSource, Kept } from './draft-store';

/** The draft of an app at the server; what is not saved yet lies in this browser. */
export function draftSource(app: Schemas['App']): DraftSource {
  const path = { app: app.slug };
  const key = `modelwright.draft.${app.id}`;
  return {
    async read() {
      const { content: design, etag } = await revised(api.GET('/api/v1/apps/{app}/draft', { params: { path } }));
      return { design: design as Schemas['Design'], etag };
    },
    async newer(etag) {
      try {
        const { content: design, etag: found } = await revised(
          api.GET('/api/v1/apps/{app}/draft', { params: { path, header: { 'If-None-Match': etag } } }),
        );
        return { design: design as Schemas['Design'], etag: found };
      } catch (fault) {
        if (isProblem(fault) && fault.status === 304) {
          return undefined;
        }
        throw fault;
      }
    },
    async write(body, etag) {
      const { content: design, etag: next } = await revised(
        api.PUT('/api/v1/apps/{app}/draft', {
          params: { path, header: { 'If-Match': etag } },
          body: body as never,
        }),
      );
      return { design: design as Schemas['Design'], etag: next };
    },
    async published() {
      const versions = await content(api.GET('/api/v1/apps/{app}/versions', { params: { path, query: { limit: 1 } } }));
      const number = versions.items[0]?.number;
      return number === undefined
        ? undefined
        : content(api.GET('/api/v1/apps/{app}/versions/{number}', { params: { path: { ...path, number } } }));
    },
    async restore(number, etag) {
      const { content: design, etag: next } = await revised(
        api.POST('/api/v1/apps/{app}/versions/{number}/restore', {
          params: { path: { ...path, number }, header: { 'If-Match': etag } },
        }),
      );
      return { design: design as Schemas['Design'], etag: next };
    },
    keep: (kept) => write(key, kept === undefined ? null : JSON.stringify(kept)),
    kept() {
      try {
        return (JSON.parse(read(key) ?? 'null') as Kept | null) ?? undefined;
      } catch {
        return undefined;
      }
    },
    places: () => readPlaces(app.id),
    keepPlaces: (places) => writePlaces(app.id, places),
  };
}
