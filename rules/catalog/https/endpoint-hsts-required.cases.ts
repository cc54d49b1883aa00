import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a year and subdomains',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=31536000; includeSubDomains',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two years, preloaded, between other headers',
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
                Name: 'strict-transport-security',
                Value: 'max-age=63072000; includeSubDomains; preload',
              },
              {
                Name: 'date',
                Value: 'Tue, 24 Nov 2026 12:00:00 GMT',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a quoted age, spaces and other capitals',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: ' Max-Age = "31536000" ;INCLUDESUBDOMAINS;',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the first of two counts, and is right',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=31536000; includeSubDomains',
              },
              {
                Name: 'strict-transport-security',
                Value: 'max-age=0',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the first of two counts, and is wrong',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=0',
              },
              {
                Name: 'strict-transport-security',
                Value: 'max-age=31536000; includeSubDomains',
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
    name: 'a month',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=2592000; includeSubDomains',
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
    name: 'a second less than a year',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=31535999; includeSubDomains',
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
    name: 'no subdomains',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=31536000',
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
    name: 'an age of nothing',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=; includeSubDomains',
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
    name: 'a negative age',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=-31536000; includeSubDomains',
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
    name: 'no age',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'includeSubDomains; preload',
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
    name: 'two headers that a proxy has joined, which no browser understands',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=31536000; includeSubDomains, max-age=31536000; includeSubDomains',
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
    name: 'an age that stands twice, which no browser understands',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'strict-transport-security',
                Value: 'max-age=31536000; max-age=31536000; includeSubDomains',
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
                Name: 'strict-transport-security',
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
                Name: 'strict-transport-security',
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
                Value: 'max-age=31536000; includeSubDomains',
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
                Name: 'strict-transport-security',
                Value: ['max-age=31536000; includeSubDomains'],
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
                Name: 'strict-transport-security',
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
          Default: 'max-age=600',
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
                Name: 'STRICT-TRANSPORT-SECURITY',
                Value: 'max-age=31536000; includeSubDomains',
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
                Name: 'strict-transport-security-report-only',
                Value: 'max-age=31536000; includeSubDomains',
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
