import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'nosniff',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-content-type-options',
                Value: 'nosniff',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'in capitals',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-content-type-options',
                Value: 'NoSniff',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'twice',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-content-type-options',
                Value: 'nosniff',
              },
              {
                Name: 'x-content-type-options',
                Value: 'nosniff',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'joined by a proxy',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-content-type-options',
                Value: 'nosniff, nosniff',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'behind another element',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-content-type-options',
                Value: 'sniff, nosniff',
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
    name: 'behind another header of the name',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-content-type-options',
                Value: '',
              },
              {
                Name: 'x-content-type-options',
                Value: 'nosniff',
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
    name: 'a value that browsers do not know',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-content-type-options',
                Value: 'no-sniff',
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
    name: 'in quotes',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'x-content-type-options',
                Value: '"nosniff"',
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
                Name: 'x-content-type-options',
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
                Value: 'nosniff',
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
                Name: 'x-content-type-options',
                Value: ['nosniff'],
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
                Name: 'x-content-type-options',
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
          Default: 'sniff',
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
                Name: 'X-CONTENT-TYPE-OPTIONS',
                Value: 'nosniff',
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
                Name: 'x-content-type-options-report-only',
                Value: 'nosniff',
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
];
