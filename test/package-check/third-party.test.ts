import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isAllowedLicense } from '../../build/allowed-licenses.ts';
import { type Bom, lockedBom, shippedBom } from '../../build/sbom.ts';
import { lockedPackages, thirdPartyLicenses, withoutRepetitions } from '../../build/third-party.ts';
import { readThirdParty } from '../../electron/desktop/system/third-party.ts';

const project = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'chime-third-party-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundled = join(folder, 'licenses.json');
const react = { name: 'react', version: lockedPackages(project)['node_modules/react']?.version ?? '' };
writeFileSync(bundled, JSON.stringify([{ ...react, identifier: 'MIT', text: 'MIT License' }]));
const shipped = thirdPartyLicenses(project, bundled);

describe('what ships of others', () => {
  it('is Electron, the production dependencies with theirs, and what the window’s bundle took in', () => {
    const names = shipped.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['electron', 'ws', 'zod', 'react', '@noble/hashes']));
    expect(names).not.toContain('vitest');
    // In the headless program's bundle alone.
    for (const name of ['@nats-io/jetstream', 'tweetnacl', 'yaml']) expect(names).not.toContain(name);
    // ws takes these where somebody has them; the app has not.
    expect(names).not.toContain('bufferutil');
    expect(shipped.find(({ name }) => name === 'ws')).toMatchObject({
      license: 'MIT',
      text: expect.stringContaining('Permission is hereby granted'),
    });
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('is stored with each text once, and read with all of them', async () => {
    const path = join(folder, 'third-party.json');
    writeFileSync(path, JSON.stringify(withoutRepetitions(shipped)));
    expect(await readThirdParty(path)).toEqual(shipped);
    const texts = withoutRepetitions(shipped).map(({ text }) => text);
    const whole = texts.filter((text) => typeof text === 'string' && text !== '');
    expect(whole).toHaveLength(new Set(whole).size);
    expect(whole.length).toBeLessThan(shipped.length);
  });

  it('has a license that may travel along, and so have the tools', () => {
    for (const { name, version, license } of shipped) {
      expect([`${name}@${version}`, isAllowedLicense(license, true)]).toEqual([`${name}@${version}`, true]);
    }
    for (const [place, { license = '' }] of Object.entries(lockedPackages(project))) {
      expect([place, license, isAllowedLicense(license, false)]).toEqual([place, license, true]);
    }
  });

  it.each([
    ['GPL-3.0-only', false],
    ['MPL-2.0', false],
    ['MIT AND GPL-3.0-only', false],
    ['UNLICENSED', false],
    ['', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['ISC', true],
  ])('may not be under every license: %s', (license, allowed) => {
    expect(isAllowedLicense(license, true)).toBe(allowed);
  });
});

describe('the bill of materials', () => {
  const all = lockedBom(project);
  const bom = shippedBom(all, 'xrpl-chime', shipped) as Bom & {
    readonly bomFormat: string;
    readonly specVersion: string;
  };

  it('names each package that ships by its version, license and hash, and no other', () => {
    expect([bom.bomFormat, bom.specVersion]).toEqual(['CycloneDX', '1.5']);
    expect(bom.metadata.component.name).toBe('xrpl-chime');
    const ids = (each: readonly { readonly name: string; readonly version: string }[]) =>
      [...new Set(each.map(({ name, version }) => `${name}@${version}`))].sort();
    expect(ids(bom.components)).toEqual(ids(shipped));
    for (const component of bom.components) {
      expect(component).toMatchObject({
        scope: 'required',
        purl: expect.stringMatching(/^pkg:npm\//),
        hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
        licenses: [expect.anything()],
      });
    }
  });

  it('leads from each to what it needs, within the bill', () => {
    const refs = new Set([
      bom.metadata.component['bom-ref'],
      ...bom.components.map((each) => each['bom-ref']),
    ]);
    for (const { ref, dependsOn = [] } of bom.dependencies) {
      for (const each of [ref, ...dependsOn]) expect(refs).toContain(each);
    }
  });

  it('is refused where something ships that npm does not know', () => {
    const stranger = { name: 'stranger', version: '1.0.0', license: 'MIT', text: '' };
    expect(() => shippedBom(all, 'xrpl-chime', [stranger])).toThrow('not in the lock file: stranger@1.0.0');
  });
});
