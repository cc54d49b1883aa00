/** Whether the service wants traffic: before its facts are complete and after SIGTERM it does not. */
export type Phase = 'starting' | 'ready' | 'draining';
