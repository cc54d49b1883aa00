import { contest } from './contest';

contest(({ app, time }) => {
  const { synth } = app;
  app.synth = (options) => time(() => synth.call(app, options));
  return () => undefined;
});
