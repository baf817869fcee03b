import type { Metafile } from "esbuild";

/** The folders of the packages whose code is in a bundle, relative to the project, sorted. */
export function packageFolders({ inputs }: Metafile): readonly string[] {
  const folders = Object.keys(inputs).flatMap(
    (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
  );
  return [...new Set(folders)].sort();
}
