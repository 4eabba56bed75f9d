import { useMemo } from 'react';
import { useDesigner } from './designer';
import { addEntity, addField, addRelation, updateEntity } from './model/elements';
import { type Design, newId } from './model/types';

/** Two entities that belong together: what a model looks like, to go on from. */
export function exampleDesign(design: Design): Design {
  const project = addEntity(design, 'project');
  const task = addEntity(project.design, 'task');
  let next = updateEntity(task.design, task.entity.id, {
    recordLabel: '{title}',
    fields: [
      { id: newId(), name: 'title', type: 'text', required: true, maxLength: 200 },
      {
        id: newId(),
        name: 'status',
        type: 'choice',
        choices: ['todo', 'doing', 'done'].map((name) => ({ id: newId(), name })),
        default: 'todo',
      },
    ],
  });
  next = addField(next, task.entity.id, { name: 'due', type: 'date' }).design;
  return addRelation(next, {
    from: task.entity.name,
    name: project.entity.name,
    kind: 'manyToOne',
    to: project.entity.name,
    inverse: 'tasks',
    onDelete: 'setNull',
  }).design;
}

export function useStart() {
  const { addEntity: start, store } = useDesigner();
  return useMemo(
    () => ({
      start,
      example: () => store.change('example', (draft) => ({ ...draft, design: exampleDesign(draft.design) })),
    }),
    [start, store],
  );
}
