import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no header at all',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'other headers',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-type',
                Value: 'text/html',
              },
              {
                Name: 'via',
                Value: '1.1 proxy',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a product without its version',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'server',
                Value: 'cloudfront',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an empty value',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-powered-by',
                Value: '',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a product and its version',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'server',
                Value: 'nginx/1.29.3',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'a load balancer that answers itself',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'server',
                Value: 'awselb/2.0',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'several products',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'server',
                Value: 'Apache/2.4.66 (Debian) OpenSSL/3.0.17',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'a framework',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'date',
                Value: 'Tue',
              },
              {
                Name: 'x-powered-by',
                Value: 'Express',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[1].Value'],
  },
  {
    name: 'a framework, with the name in capitals',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'X-Powered-By',
                Value: 'PHP/8.4.15',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'the version of a framework',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-aspnet-version',
                Value: '4.0.30319',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'what made the page',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-generator',
                Value: 'Drupal 11 (https://www.drupal.org)',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'a product twice, once with its version',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'server',
                Value: 'nginx',
              },
              {
                Name: 'server',
                Value: 'nginx/1.29.3',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[1].Value'],
  },
  {
    name: 'a value that another stack exports',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'server',
                Value: {
                  'Fn::ImportValue': 'elsewhere',
                },
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'a header that is not known',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: {
                  'Fn::ImportValue': 'elsewhere',
                },
                Value: 'nginx/1.29.3',
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint Headers[0].Name'],
  },
  {
    name: 'headers that are not known',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: {
              'Fn::ImportValue': 'elsewhere',
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint Headers'],
  },
  {
    name: 'a value that is the default of a parameter',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'server',
                Value: {
                  Ref: 'Sent',
                },
              },
            ],
          },
        },
      },
      Parameters: {
        Sent: {
          Type: 'String',
          Default: 'nginx/1.29.3',
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
];
