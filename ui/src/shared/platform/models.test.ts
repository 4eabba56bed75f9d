import { describe, expect, it } from 'vitest';
import { fillPath, recordLabel, type SystemEntity, type SystemMember, type SystemOperation } from './models';
import { bodyOf } from './operation-body';
import { isAtLeast, isOffered } from './rights';

describe('paths', () => {
  it('should take values as they are, whatever they hold', () => {
    expect(fillPath('/a/{app}/x/{id}', { app: 'b c', id: '../..?#' })).toBe('/a/b%20c/x/..%2F..%3F%23');
    expect(() => fillPath('/a/{app}', {})).toThrow('app');
  });

  it('should name records by their template, else by their key', () => {
    const entity = { recordLabel: '{name}', resource: { key: 'id' } } as SystemEntity;
    expect(recordLabel(entity, { id: '1', name: '<b>' })).toBe('<b>');
    expect(recordLabel(entity, { id: '1', name: null })).toBe('1');
  });
});

describe('rights', () => {
  it('should offer what a role or its betters may', () => {
    const operation = (role: string) => ({ role }) as SystemOperation;
    expect(isAtLeast('builder', 'operator')).toBe(true);
    expect(isAtLeast('viewer', 'operator')).toBe(false);
    expect(isAtLeast(undefined, 'viewer')).toBe(false);
    expect(isOffered(operation('anyone'), undefined, false)).toBe(true);
    expect(isOffered(operation('admin'), 'builder', true)).toBe(false);
    expect(isOffered(operation('administrator'), 'owner', false)).toBe(false);
    expect(isOffered(operation('administrator'), undefined, true)).toBe(true);
  });
});

describe('bodyOf', () => {
  const member = (name: string, type: string) => ({ name, type }) as SystemMember;
  const members = [
    member('name', 'text'),
    member('days', 'integer'),
    member('on', 'boolean'),
    member('scopes', 'multiChoice'),
  ];

  it('should send what was written, by its type', () => {
    expect(bodyOf(members, true, { name: ' a ', days: '30', on: 'on' }, { scopes: ['x'] })).toEqual({
      name: 'a',
      days: 30,
      on: true,
      scopes: ['x'],
    });
  });

  it('should leave out of new things what is empty, and empty it where it was', () => {
    expect(bodyOf(members, true, { name: '', days: 'soon' }, { scopes: [] })).toEqual({ days: 'soon', on: false });
    expect(bodyOf(members, false, { name: '' }, { scopes: [] })).toEqual({
      name: null,
      days: null,
      on: false,
      scopes: null,
    });
  });
});
