import * as lambda from '@aws-sdk/client-lambda';
import { Refusal, service } from '../fake/server';
import type { Service } from '../fake/service';
import type { Stock } from './stock';
import { type Check, paged } from './trouble';

const LIMIT = {
  ...{ least: 1, most: 50, error: 'InvalidParameterValueException' },
  page: 'https://docs.aws.amazon.com/lambda/latest/api/API_ListLayers.html',
};

/** The function that an ARN is of, with or without what stands behind it. */
function functionOf(arn = ''): string {
  return arn.split(':').slice(0, 7).join(':');
}

/** AWS Lambda, with the functions that something in the account is of. */
export function lambdaOf(stock: Stock, check: Check): Service {
  const { urls, invokeConfigs, policies, layers } = stock;
  const arns = [
    ...new Set([
      ...[...urls, ...invokeConfigs].map(({ FunctionArn }) => functionOf(FunctionArn)),
      ...policies.map(({ arn }) => functionOf(arn)),
    ]),
  ];
  const nameOf = (arn: string): string => arn.split(':')[6] ?? '';
  const isOf = (name: string | undefined, arn: string | undefined): boolean =>
    nameOf(functionOf(arn)) === name;
  const layerArns = [...new Set(layers.map(({ version }) => version.split(':').slice(0, 7).join(':')))];
  return service(
    lambda,
    {
      ListFunctions({ Marker }) {
        check('ListFunctions');
        const [found, NextMarker] = paged(arns, Marker);
        const Functions = found.map((FunctionArn) => ({ FunctionArn, FunctionName: nameOf(FunctionArn) }));
        return { Functions, NextMarker };
      },
      ListFunctionUrlConfigs({ FunctionName, Marker }) {
        check('ListFunctionUrlConfigs', FunctionName);
        const own = urls.filter(({ FunctionArn }) => isOf(FunctionName, FunctionArn));
        const [FunctionUrlConfigs, NextMarker] = paged(own, Marker);
        return { FunctionUrlConfigs, NextMarker };
      },
      ListFunctionEventInvokeConfigs({ FunctionName, Marker }) {
        check('ListFunctionEventInvokeConfigs', FunctionName);
        const own = invokeConfigs.filter(({ FunctionArn }) => isOf(FunctionName, FunctionArn));
        const [FunctionEventInvokeConfigs, NextMarker] = paged(own, Marker);
        return { FunctionEventInvokeConfigs, NextMarker };
      },
      GetPolicy({ FunctionName = '' }) {
        check('GetPolicy', FunctionName);
        const found = policies.find(({ arn }) => isOf(FunctionName, arn));
        if (!found) throw new Refusal('ResourceNotFoundException', FunctionName);
        return { Policy: found.policy };
      },
      ListEventSourceMappings({ Marker }) {
        check('ListEventSourceMappings');
        const [EventSourceMappings, NextMarker] = paged(stock.mappings, Marker);
        return { EventSourceMappings, NextMarker };
      },
      ListLayers({ Marker }) {
        check('ListLayers');
        const [found, NextMarker] = paged(layerArns, Marker);
        return { Layers: found.map((LayerArn) => ({ LayerArn, LayerName: nameOf(LayerArn) })), NextMarker };
      },
      ListLayerVersions({ LayerName, Marker }) {
        check('ListLayerVersions', LayerName);
        const own = layers.filter(({ version }) => isOf(LayerName, version));
        const [found, NextMarker] = paged(own, Marker);
        const LayerVersions = found.map(({ version }) => ({
          LayerVersionArn: version,
          Version: Number(version.split(':')[7]),
        }));
        return { LayerVersions, NextMarker };
      },
      GetLayerVersionPolicy({ LayerName, VersionNumber }) {
        check('GetLayerVersionPolicy', `${LayerName}:${VersionNumber}`);
        const found = layers.find(({ version }) => version.endsWith(`:${LayerName}:${VersionNumber}`));
        if (!found || found.policy === '') throw new Refusal('ResourceNotFoundException', LayerName ?? '');
        return { Policy: found.policy };
      },
    },
    { 'ListLayersRequest.MaxItems': LIMIT, 'ListLayerVersionsRequest.MaxItems': LIMIT },
  );
}
