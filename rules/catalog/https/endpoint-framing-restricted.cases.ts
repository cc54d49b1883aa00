import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'nobody',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: "frame-ancestors 'none'",
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the site itself',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: "default-src 'self'; frame-ancestors 'self'",
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a host by name',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: 'frame-ancestors https://portal.example',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an empty list, which is nobody',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: 'frame-ancestors',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one of two policies',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: 'frame-ancestors *',
              },
              {
                Name: 'content-security-policy',
                Value: "frame-ancestors 'self'",
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the older header alone',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options',
                Value: 'DENY',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the older header for the site itself',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options',
                Value: 'sameorigin',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the older header twice, the same',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options',
                Value: 'DENY',
              },
              {
                Name: 'x-frame-options',
                Value: 'deny',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the older header twice, different, which browsers take for nobody',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options',
                Value: 'DENY',
              },
              {
                Name: 'x-frame-options',
                Value: 'SAMEORIGIN',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the older header beside a policy that does not speak of frames',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: "default-src 'self'",
              },
              {
                Name: 'x-frame-options',
                Value: 'DENY',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'any site, which the older header does not mend',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: 'frame-ancestors *',
              },
              {
                Name: 'x-frame-options',
                Value: 'DENY',
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
    name: 'any site of a scheme',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: 'frame-ancestors https:',
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
    name: 'any host',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: "frame-ancestors 'self' https://*",
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
    name: 'a policy that does not speak of frames',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: "default-src 'none'",
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers'],
  },
  {
    name: 'the older header with what browsers ignore',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options',
                Value: 'ALLOW-FROM https://portal.example',
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
    name: 'the older header that allows',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options',
                Value: 'ALLOWALL',
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
    name: 'the older header, empty',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options',
                Value: '',
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
                Name: 'x-frame-options',
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
                Value: 'DENY',
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
    name: 'a value that is no text',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options',
                Value: ['DENY'],
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
                Name: 'x-frame-options',
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
          Default: 'ALLOWALL',
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'the name in capitals',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'X-FRAME-OPTIONS',
                Value: 'DENY',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a header that looks like it',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-frame-options-report-only',
                Value: 'DENY',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers'],
  },
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
    expect: 'violation',
    at: ['Endpoint Headers'],
  },
  {
    name: 'a policy that another stack exports',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'content-security-policy',
                Value: {
                  'Fn::ImportValue': 'elsewhere',
                },
              },
              {
                Name: 'x-frame-options',
                Value: 'DENY',
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint Headers[0].Value'],
  },
];
