import { NETWORKS, QUESTIONS, told } from './simulator/seeds';

test(`what happens to packets in ${NETWORKS} more random networks is what the model says`, () => {
  const { count, disagreement } = told(NETWORKS);
  expect(disagreement).toBeUndefined();
  expect(count).toBe(NETWORKS * QUESTIONS);
});
