import { account, arn, attribute, named, only, ref, resourcesOf, synthesize } from './template';

const { service: template } = synthesize();

describe('the task', () => {
  const definition = only(template, 'AWS::ECS::TaskDefinition').Properties;

  test('is the smallest that Fargate has, on ARM64', () => {
    expect(definition).toMatchObject({
      Cpu: '256',
      Memory: '512',
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
      ExecutionRoleArn: attribute('TaskExecutionRole', 'Arn'),
      TaskRoleArn: attribute('TaskTaskRole', 'Arn'),
    });
    expect(definition).not.toHaveProperty('Volumes');
  });

  test('is one container that may write nowhere and do nothing but answer', () => {
    expect(definition['ContainerDefinitions']).toEqual([
      {
        Name: 'quest',
        Essential: true,
        Image: {
          'Fn::Join': [
            '',
            [account, '.dkr.ecr.us-east-1.', { Ref: 'AWS::URLSuffix' }, `/quest@sha256:${'0'.repeat(64)}`],
          ],
        },
        PortMappings: [{ ContainerPort: 3000, Protocol: 'tcp' }],
        User: '1000:1000',
        Privileged: false,
        ReadonlyRootFilesystem: true,
        LinuxParameters: { Capabilities: { Drop: ['ALL'] }, InitProcessEnabled: true },
        HealthCheck: {
          Command: ['CMD', 'node', '/app/healthcheck.js'],
          Interval: 10,
          Timeout: 5,
          Retries: 3,
          StartPeriod: 15,
        },
        StopTimeout: 30,
        Environment: [
          { Name: 'NODE_OPTIONS', Value: '--max-old-space-size=320' },
          { Name: 'PORT', Value: '3000' },
          { Name: 'QUEST_ALLOWED_HOSTS', Value: 'quest.example.com' },
          { Name: 'QUEST_TRUSTED_PROXIES', Value: '10.20.0.0/26,10.20.0.64/26' },
        ],
        Secrets: [
          { Name: 'SECRET_WORD', ValueFrom: arn('ssm:us-east-1', [':parameter/quest/example/secret-word']) },
        ],
        LogConfiguration: {
          LogDriver: 'awslogs',
          Options: {
            'awslogs-group': ref('ServiceLogs'),
            'awslogs-region': 'us-east-1',
            'awslogs-stream-prefix': 'quest',
          },
        },
      },
    ]);
  });

  test.each([
    [256, 512, '--max-old-space-size=320'],
    [512, 2048, '--max-old-space-size=1280'],
  ] as const)('with %i units and %i MiB leaves Node.js room beside its heap', (cpu, memory, options) => {
    const task = only(
      synthesize({ tasks: { min: 2, max: 3, cpu, memory } }).service,
      'AWS::ECS::TaskDefinition',
    );
    expect(task.Properties).toMatchObject({
      Cpu: String(cpu),
      Memory: String(memory),
      ContainerDefinitions: [
        { Environment: expect.arrayContaining([{ Name: 'NODE_OPTIONS', Value: options }]) },
      ],
    });
  });
});

describe('the roles', () => {
  const onlyTasks = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': arn('ecs:us-east-1', [':*']) },
        },
      },
    ],
  };
  const execution = [
    { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
    {
      Effect: 'Allow',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Resource: arn('ecr:us-east-1', [':repository/quest']),
    },
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: attribute('ServiceLogs', 'Arn'),
    },
    {
      Effect: 'Allow',
      Action: 'ssm:GetParameters',
      Resource: arn('ssm:us-east-1', [':parameter/quest/example/secret-word']),
    },
  ];

  test('are two, for tasks of this account only, without a policy inside or of AWS', () => {
    expect(
      [...resourcesOf(template, 'AWS::IAM::Role')]
        .filter(([id]) => !id.startsWith('SecretRedeploy'))
        .map(([id, { Properties }]) => [id, Properties]),
    ).toEqual([
      [
        expect.stringMatching(/^TaskExecutionRole/),
        { AssumeRolePolicyDocument: onlyTasks, Description: expect.any(String), Tags: expect.any(Array) },
      ],
      [
        expect.stringMatching(/^TaskTaskRole/),
        { AssumeRolePolicyDocument: onlyTasks, Description: expect.any(String), Tags: expect.any(Array) },
      ],
    ]);
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('let Fargate start the task, and the service do nothing', () => {
    const policy = named(template, 'AWS::IAM::ManagedPolicy', 'TaskExecutionPolicy').Properties;
    expect(policy['Roles']).toEqual([ref('TaskExecutionRole')]);
    expect(policy['PolicyDocument']).toEqual({ Version: '2012-10-17', Statement: execution });
  });

  test('let a customer managed key decrypt the one parameter, through SSM only', () => {
    const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/example';
    const { service } = synthesize({ secret: { parameterName: '/quest/example/secret-word', keyArn } });
    expect(
      named(service, 'AWS::IAM::ManagedPolicy', 'TaskExecutionPolicy').Properties['PolicyDocument'],
    ).toEqual({
      Version: '2012-10-17',
      Statement: [
        ...execution,
        {
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: keyArn,
          Condition: {
            StringEquals: {
              'kms:ViaService': 'ssm.us-east-1.amazonaws.com',
              'kms:EncryptionContext:PARAMETER_ARN': arn('ssm:us-east-1', [
                ':parameter/quest/example/secret-word',
              ]),
            },
          },
        },
      ],
    });
  });
});
