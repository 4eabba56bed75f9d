import { describe, expect, it } from 'vitest';
import { addEntity, addField, removeEntities, removeMember } from './elements';
import { renameMember } from './expressions';
import { guessType, withType } from './field-types';
import { place } from './findings';
import { freeName, nameFault, plural, toName, written } from './names';
import { renameEntity, renameMemberOf } from './rename';
import { toggle } from './roles';
import { deleteRules, meanings, propose, sentence, toRelation } from './sentence';
import { type Design, EMPTY, entityNamed, type Field, USER } from './types';
import { paste, toYaml } from './yaml';

const field = (name: string, type: Field['type'] = 'text'): Field => ({ id: `f-${name}`, name, type });

const shop: Design = {
  entities: [
    {
      id: 'e-project',
      name: 'project',
      fields: [field('name'), field('owner')],
    },
    {
      id: 'e-task',
      name: 'task',
      recordLabel: '{title} {due}',
      fields: [field('title'), field('due', 'date'), { ...field('late', 'formula'), expression: 'due < today()' }],
      rules: [{ id: 'r', expression: '"due" != title && due != null || project.due', message: 'm', field: 'due' }],
      unique: [{ id: 'u', members: ['title', 'due'] }],
    },
  ],
  relations: [
    { id: 'rel', from: 'task', name: 'project', kind: 'manyToOne', to: 'project', inverse: 'tasks' },
    { id: 'own', from: 'task', name: 'owner', kind: 'manyToOne', to: USER },
  ],
  roles: [
    {
      id: 'role',
      name: 'member',
      permissions: [
        { entity: 'task', actions: ['read'], where: 'project.name == "x" && due != null', hiddenFields: ['due'] },
      ],
    },
  ],
};

describe('names', () => {
  it('should be made from what people write', () => {
    expect(['Due date', 'Größe', 'URL', '1st place', 'straße 12'].map(toName)).toEqual([
      'dueDate',
      'grosse',
      'url',
      'stPlace',
      'strasse12',
    ]);
    expect(written('Fällig am: date')).toEqual({ name: 'falligAm', displayName: 'Fällig am', type: 'date' });
    expect(written('dueDate')).toEqual({ name: 'dueDate', displayName: undefined, type: undefined });
    expect(written('Due date')?.displayName).toBeUndefined();
    expect(written('<script>alert(1)</script>')?.name).toBe('scriptAlert1Script');
    expect(written('日本')).toBeUndefined();
  });

  it('should be free, and say why they cannot be', () => {
    expect(freeName('task', ['task', 'Task2'])).toBe('task3');
    expect(nameFault('id', [], 'member')).toBe('system');
    expect(nameFault('events', [], 'entity')).toBe('system');
    expect(nameFault('Task', [], 'entity')).toBe('malformed');
    expect(nameFault('TASK'.toLowerCase(), ['taSk'], 'entity')).toBe('taken');
    expect(nameFault('task', [], 'entity')).toBeUndefined();
    expect(['task', 'company', 'box', 'day'].map(plural)).toEqual(['tasks', 'companies', 'boxes', 'days']);
  });
});

describe('commands', () => {
  it('should take away what hangs on an entity or a member', () => {
    const without = removeEntities(shop, new Set(['e-project']));
    expect(without.relations.map((one) => one.name)).toEqual(['owner']);
    expect(removeEntities(shop, new Set(['e-task'])).roles[0]?.permissions).toEqual([]);
    const task = entityNamed(removeMember(shop, 'e-task', 'f-due'), 'task');
    expect(task).not.toHaveProperty('unique');
    expect(task?.rules?.[0]).not.toHaveProperty('field');
    expect(task?.recordLabel).toBe('{title}');
    expect(removeMember(shop, 'e-task', 'f-due').roles[0]?.permissions[0]).not.toHaveProperty('hiddenFields');
    expect(removeMember(shop, 'e-task', 'rel').relations).toHaveLength(1);
  });

  it('should rename a member wherever it is read, and nothing else', () => {
    const design = renameMemberOf(shop, 'e-task', 'f-due', 'until');
    const task = entityNamed(design, 'task');
    expect(task?.fields[2]?.expression).toBe('until < today()');
    expect(task?.rules?.[0]).toMatchObject({
      expression: '"due" != title && until != null || project.due',
      field: 'until',
    });
    expect(task?.unique?.[0]?.members).toEqual(['title', 'until']);
    expect(task?.recordLabel).toBe('{title} {until}');
    expect(design.roles[0]?.permissions[0]).toMatchObject({
      where: 'project.name == "x" && until != null',
      hiddenFields: ['until'],
    });
  });

  it('should follow paths through relations when it renames', () => {
    const design = renameMemberOf(shop, 'e-project', 'f-name', 'label');
    expect(design.roles[0]?.permissions[0]?.where).toBe('project.label == "x" && due != null');
    const task = entityNamed(shop, 'task');
    if (task === undefined) {
      throw new Error('no task');
    }
    const rename = (text: string) => renameMember(shop, task, text, 'project', 'name', 'label');
    expect(rename('name + project.name + project.name.size() + owner.name // project.name')).toBe(
      'name + project.label + project.label.size() + owner.name // project.name',
    );
    expect(rename('record.project.name')).toBe('record.project.label');
    expect(rename('name(project . name)')).toBe('name(project . label)');
    expect(rename("r'project.name' + '''project.name''' + 1e5")).toBe("r'project.name' + '''project.name''' + 1e5");
  });

  it('should rename an entity with what refers to it', () => {
    const design = renameEntity(shop, 'e-project', 'plan');
    expect(design.relations.map((one) => one.to)).toEqual(['plan', USER]);
    expect(renameEntity(shop, 'e-task', 'job').roles[0]?.permissions[0]?.entity).toBe('job');
  });

  it('should give new elements names that are free', () => {
    expect(addEntity(shop, 'task').entity.name).toBe('task2');
    expect(addField(shop, 'e-task', { name: 'project', type: 'text' }).field?.name).toBe('project2');
    expect(addField(shop, 'e-project', { name: 'tasks', type: 'text' }).field?.name).toBe('tasks2');
  });

  it('should drop options that another type does not have', () => {
    const text: Field = { ...field('x'), maxLength: 5, required: true, unique: true, default: 'a' };
    expect(withType(text, 'integer', () => [])).toEqual({
      id: 'f-x',
      name: 'x',
      type: 'integer',
      required: true,
      unique: true,
    });
    expect(withType(text, 'choice', () => [{ id: 'c', name: 'a' }]).choices).toHaveLength(1);
    expect(withType(text, 'formula', () => [])).not.toHaveProperty('required');
    expect([guessType('dueDate'), guessType('createdAt'), guessType('isOpen'), guessType('x')]).toEqual([
      'date',
      'dateTime',
      'boolean',
      'text',
    ]);
  });

  it('should permit reading to whoever may change, and drop what permits nothing', () => {
    const more = toggle(shop, 'role', 'project', 'update');
    expect(more.roles[0]?.permissions[1]).toEqual({ entity: 'project', actions: ['read', 'update'] });
    expect(toggle(shop, 'role', 'task', 'read').roles[0]?.permissions).toEqual([]);
  });
});

describe('sentences', () => {
  const person = { one: 'person', many: 'people' };

  it('should offer what a line can mean', () => {
    expect(meanings('task', 'project')).toContain('reversed');
    expect(meanings('task', USER)).not.toContain('reversed');
    expect(meanings('task', 'task')).not.toContain('reversed');
  });

  it('should propose free names for both ends', () => {
    expect(propose(shop, 'task', 'project', 'manyToOne')).toMatchObject({
      from: 'task',
      name: 'project2',
      inverse: 'tasks2',
      onDelete: 'setNull',
    });
    expect(propose(shop, 'project', 'task', 'reversed')).toMatchObject({
      from: 'task',
      to: 'project',
      kind: 'manyToOne',
    });
    expect(propose(shop, 'task', USER, 'manyToOne')).toMatchObject({ name: 'owner2', inverse: undefined });
    const self = propose(shop, 'project', 'project', 'manyToMany');
    expect(self.name).not.toBe(self.inverse);
  });

  it('should write no option that stands at its default or cannot be', () => {
    const base = propose(shop, 'task', 'project', 'manyToOne');
    expect(toRelation({ ...base, onDelete: 'restrict' })).not.toHaveProperty('onDelete');
    expect(toRelation({ ...base, required: true })).toMatchObject({ required: true });
    expect(toRelation({ ...base, required: true })).not.toHaveProperty('onDelete');
    expect(toRelation({ ...base, kind: 'manyToMany', required: true })).not.toHaveProperty('required');
    expect(deleteRules('manyToOne', 'project', true)).toEqual(['restrict', 'cascade']);
    expect(deleteRules('manyToMany', 'project', false)).toEqual([]);
  });

  it('should say what a relation means', () => {
    expect(sentence(shop, { from: 'task', to: 'project', kind: 'manyToOne', onDelete: 'setNull' }, person)).toEqual({
      is: 'manyToOne',
      onDelete: 'setNull',
      values: { from: 'task', to: 'project', fromPlural: 'tasks', toPlural: 'projects' },
    });
    expect(sentence(shop, { from: 'task', to: USER, kind: 'oneToOne', required: true }, person)).toMatchObject({
      is: 'oneToOneRequired',
      onDelete: undefined,
      values: { to: 'person' },
    });
  });
});

describe('YAML', () => {
  it('should come back as it went, with names that are free and references that follow', async () => {
    const text = await toYaml(shop, new Set(['e-task', 'e-project']));
    expect(text).not.toMatch(/\bid:/);
    const pasted = await paste(shop, text);
    expect(pasted?.design.entities.map((one) => one.name)).toEqual(['project', 'task', 'project2', 'task2']);
    expect(pasted?.design.relations.slice(2)).toMatchObject([
      { from: 'task2', to: 'project2', name: 'project', inverse: 'tasks' },
      { from: 'task2', to: USER, name: 'owner' },
    ]);
    const ids = JSON.stringify(pasted?.design).match(/"id":"[^"]+"/g) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('should read lists, single entities, JSON and short forms', async () => {
    const one = await paste(EMPTY, 'name: a\nfields: [{name: c, type: choice, choices: [x, y]}]\nunique: [[c]]');
    expect(one?.design.entities[0]).toMatchObject({
      fields: [{ choices: [{ name: 'x' }, { name: 'y' }] }],
      unique: [{ members: ['c'] }],
    });
    expect((await paste(EMPTY, '[{"name":"a","fields":[]},{"name":"a","fields":[]}]'))?.added).toHaveLength(2);
  });

  it('should take nothing that is no model', async () => {
    const bomb = 'a: &a [x, x]\nentities: [*a, *a]';
    for (const text of ['', 'hello', '[1, 2]', '{', 'entities: [{name: "<b>", fields: []}]', bomb]) {
      expect(await paste(shop, text), text).toBeUndefined();
    }
  });
});

describe('findings', () => {
  it('should be placed at the elements that they are of', () => {
    const placed = place(
      shop,
      [
        '/entities/1/fields/0/name',
        '/relations/0/to',
        '/entities/1/rules/0/expression',
        '/roles/0/permissions/0/where',
        '/x',
      ].map((pointer) => ({ pointer, code: 'c', message: 'm' })),
    );
    expect(placed.map(({ owner, element, key }) => [owner, element, key])).toEqual([
      ['e-task', 'f-title', 'name'],
      ['e-task', 'rel', 'to'],
      ['e-task', 'r', 'expression'],
      ['role', 'task', 'where'],
      [undefined, undefined, undefined],
    ]);
  });
});
