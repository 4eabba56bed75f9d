import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startMessages } from '@/app/i18n';

class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

// What jsdom lacks and components need.
globalThis.ResizeObserver ??= NoObserver as unknown as typeof ResizeObserver;
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
})) as unknown as typeof matchMedia;
Element.prototype.scrollIntoView ??= () => {};
Element.prototype.getAnimations ??= () => [];

beforeAll(async () => {
  await startMessages('en');
});

afterEach(() => cleanup());
