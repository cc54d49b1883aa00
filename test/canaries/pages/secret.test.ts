import { keepSecret } from '../../../canaries/pages/secret';

test('a secret is found however a page writes it, and is hidden there', () => {
  const { isIn, hide } = keepSecret('a "b" & <c>/d');
  for (const written of [
    'a "b" & <c>/d',
    'a "b" &amp; &lt;c&gt;/d',
    'a &quot;b&quot; &amp; &lt;c&gt;/d',
    'a \\"b\\" & <c>/d',
    'a%20%22b%22%20%26%20%3Cc%3E%2Fd',
    'YSAiYiIgJiA8Yz4vZA==',
  ]) {
    expect([written, isIn(`before ${written} after`)]).toEqual([written, true]);
    expect(hide(`before ${written} after`)).toMatch(/^before \[secret\](==)? after$/);
  }
  for (const other of ['', 'a "b" & <c>/', 'A "B" & <C>/D']) {
    expect([other, isIn(other), hide(other)]).toEqual([other, false, other]);
  }
});

test('a value that any page may have by chance is refused, and not told', () => {
  expect(() => keepSecret('xyz')).toThrow(/^its value is shorter than 4 characters/);
  expect(() => keepSecret('xyz')).not.toThrow(/xyz/);
  expect(keepSecret('wxyz').isIn('vwxyz')).toBe(true);
});
