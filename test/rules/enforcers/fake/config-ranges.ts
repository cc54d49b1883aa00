import type { Ranges } from './server';

const API = 'https://docs.aws.amazon.com/config/latest/APIReference';
const PAGE = { least: 0, most: 100 };

/** What AWS Config's reference says of the length of what it is given. */
export const RANGES: Ranges = {
  'BatchGetResourceConfigRequest.resourceKeys': {
    least: 1,
    most: 100,
    page: `${API}/API_BatchGetResourceConfig.html`,
  },
  'DescribeConfigRulesRequest.ConfigRuleNames': {
    least: 0,
    most: 25,
    page: `${API}/API_DescribeConfigRules.html`,
  },
  'Evaluation.Annotation': { least: 1, most: 256, page: `${API}/API_Evaluation.html` },
  'Evaluation.ComplianceResourceId': { least: 1, most: 768, page: `${API}/API_Evaluation.html` },
  'Evaluation.ComplianceResourceType': { least: 1, most: 256, page: `${API}/API_Evaluation.html` },
  'GetComplianceDetailsByConfigRuleRequest.ComplianceTypes': {
    ...{ least: 0, most: 3, page: `${API}/API_GetComplianceDetailsByConfigRule.html` },
  },
  'GetComplianceDetailsByConfigRuleRequest.ConfigRuleName': {
    ...{ least: 1, most: 128, page: `${API}/API_GetComplianceDetailsByConfigRule.html` },
  },
  'GetComplianceDetailsByConfigRuleRequest.Limit': {
    ...{
      ...PAGE,
      page: `${API}/API_GetComplianceDetailsByConfigRule.html`,
      error: 'InvalidParameterValueException',
    },
  },
  'GetResourceConfigHistoryRequest.limit': {
    ...{ ...PAGE, page: `${API}/API_GetResourceConfigHistory.html`, error: 'InvalidLimitException' },
  },
  'GetResourceConfigHistoryRequest.resourceId': {
    ...{ least: 1, most: 768, page: `${API}/API_GetResourceConfigHistory.html` },
  },
  'ListDiscoveredResourcesRequest.limit': {
    ...{ ...PAGE, page: `${API}/API_ListDiscoveredResources.html`, error: 'InvalidLimitException' },
  },
  'PutEvaluationsRequest.Evaluations': { least: 0, most: 100, page: `${API}/API_PutEvaluations.html` },
  'ResourceKey.resourceId': { least: 1, most: 768, page: `${API}/API_ResourceKey.html` },
  'StartConfigRulesEvaluationRequest.ConfigRuleNames': {
    ...{ least: 1, most: 25, page: `${API}/API_StartConfigRulesEvaluation.html` },
  },
  'StartConfigRulesEvaluationRequest.ConfigRuleNames[]': {
    ...{ least: 1, most: 128, page: `${API}/API_StartConfigRulesEvaluation.html` },
  },
};
