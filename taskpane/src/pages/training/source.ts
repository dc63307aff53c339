/** Where the projector's lessons come from. */

import type { Api } from "../../api/client";
import type { Lesson, LessonHead, LessonPlan } from "../../api/lessons";
import type { Source } from "../../features/training/state/stage";

export const fromService = (api: Api): Source => ({
  training: () => api.training(),
  lesson: (id) => api.lesson(id),
  rewrite: async (lesson, step, line, text) => {
    const { rewrite } = await api.practise({ lesson, step, rewrite: { line, text } });
    if (!rewrite) throw new Error("the service said nothing about the line");
    return rewrite;
  },
});

/** The lessons an exported page carries. */
export function fromFile(page: Document): Source {
  const { lessons, plans } = JSON.parse(page.getElementById("zhubi-lessons")?.textContent ?? "") as {
    lessons: Lesson[];
    plans: LessonPlan[];
  };
  const heads: LessonHead[] = lessons.map(({ id, kind, title, about, part, steps }) => ({
    id,
    kind,
    title,
    about,
    part,
    steps: steps.length,
  }));
  return {
    training: () => Promise.resolve({ lessons: heads, plans, problems: [] }),
    lesson: (id) => {
      const found = lessons.find((lesson) => lesson.id === id);
      return found ? Promise.resolve(found) : Promise.reject(new Error("no such lesson"));
    },
    rewrite: null,
  };
}
