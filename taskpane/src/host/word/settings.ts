/** Small things kept in the document itself: the Common API, in every Word since 2016. [RS common] */

export interface DocumentSettings {
  get(key: string): unknown;
  /** Null removes it. */
  set(key: string, value: unknown): Promise<void>;
}

export function documentSettings(queued: <T>(work: () => Promise<T>) => Promise<T>): DocumentSettings {
  const { settings } = Office.context.document;
  return {
    get: (key) => settings.get(key) as unknown,
    set: (key, value) =>
      queued(() => {
        if (value === null) settings.remove(key);
        else settings.set(key, value);
        return new Promise<void>((done, refuse) =>
          settings.saveAsync((result) => {
            if (result.status === Office.AsyncResultStatus.Failed) refuse(asError(result.error));
            else done();
          }),
        );
      }),
  };
}

const asError = ({ message, code }: Office.Error): Error => Object.assign(new Error(message), { code: String(code) });
