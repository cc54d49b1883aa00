import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type Entry, readTar } from './tar';

const Strings = z.array(z.string()).nullish();
const Config = z.object({
  config: z.object({
    Cmd: Strings,
    Entrypoint: Strings,
    Env: Strings,
    ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
    Healthcheck: z.object({ Test: Strings }).nullish(),
    Labels: z.record(z.string(), z.string()).nullish(),
    StopSignal: z.string().nullish(),
    User: z.string().nullish(),
    WorkingDir: z.string().nullish(),
  }),
  rootfs: z.object({ diff_ids: z.array(z.string()) }),
});
const Manifest = z.array(z.object({ Config: z.string(), Layers: z.array(z.string()) })).length(1);

/** What an image does when it is run; https://github.com/opencontainers/image-spec/blob/main/config.md */
export type Settings = z.infer<typeof Config>['config'];

/** A layer as an uncompressed tar archive, named by the digest of that. */
export type Layer = Readonly<{ id: string; tar: Buffer; entries: readonly Entry[] }>;
export type Image = Readonly<{ settings: Settings; configText: string; layers: readonly Layer[] }>;

const inflated = (bytes: Buffer): Buffer =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;

/** Reads what `docker save` and buildah's `docker-archive:` write: an image, its layers in order. */
export const readImage = (file: string): Image => {
  const members = new Map(readTar(readFileSync(file)).map(({ path, content }) => [path, content]));
  const member = (name: string): Buffer => {
    const content = members.get(name);
    if (!content) throw new Error(`the image's archive has no ${name}`);
    return content;
  };
  const [manifest] = Manifest.parse(JSON.parse(member('manifest.json').toString('utf8')));
  if (!manifest) throw new Error("the archive's manifest.json names no image");
  const configText = member(manifest.Config).toString('utf8');
  const { config, rootfs } = Config.parse(JSON.parse(configText));
  if (rootfs.diff_ids.length !== manifest.Layers.length) {
    throw new Error(`the archive has ${manifest.Layers.length} layers, expected ${rootfs.diff_ids.length}`);
  }
  const layers = manifest.Layers.map((name, index) => {
    const tar = inflated(member(name));
    const id = `sha256:${createHash('sha256').update(tar).digest('hex')}`;
    if (id !== rootfs.diff_ids[index]) throw new Error(`layer ${index} of the archive is not what it says`);
    return Object.freeze({ id, tar, entries: readTar(tar) });
  });
  return Object.freeze({ settings: config, configText, layers });
};

/** The layers that were put on top of `base`; throws if the image does not stand on it. */
export const ownLayers = (image: Image, base: readonly string[]): readonly Layer[] => {
  const stands = base.length > 0 && base.every((id, index) => image.layers[index]?.id === id);
  if (!stands) throw new Error("the image's first layers are not those of its base image");
  return image.layers.slice(base.length);
};
