// The function app on Flex Consumption, with every setting that it reads.
param location string
param tags object
param suffix string
param workspaceId string
param identityName string
param storageAccountName string
param packageContainer string
param tableUri string
param queueUri string
param blobUri string
param vaultUri string
param insightsConnection string

@description('Names of the queues by the settings that name them.')
param queues object

@description('Schedules of the timers by the settings that hold them: NCRONTAB, six fields, UTC.')
param schedules object

@description('Which provider takes the texts.')
@allowed(['acs', 'http'])
param smsGateway string

@description('Number or short code that texts come from.')
param smsSender string

@description('Endpoint of the Communication Services; empty for another provider.')
param communicationEndpoint string

@description('Address of the other provider; empty for Communication Services.')
param smsHttpUrl string

@description('What stands before the token in the address of a survey page; empty for texts without links.')
param surveyLinkAddress string

@description('Settings besides those that the template makes, or in their place.')
param settings object

@description('Settings whose values lie in the vault: name of the setting to name of the secret.')
param vaultSettings object

@description('Most instances at once.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Instances that always run, for the answers to people (http).')
@minValue(0)
@maxValue(20)
param alwaysReadyInstances int

// What the app takes when nothing is set, set here so that the portal shows it. A test compares it with the code.
var defaults = {
  Access__AdminKeySha256: secretIn(vaultUri, 'admin-key-sha256')
  Ledger__CurrentKey: 'k1'
  Privacy__ErasePhonesAfter: '180.00:00:00'
  Privacy__EraseTextsAfter: '730.00:00:00'
  Replies__ClarifyWithin: '1.00:00:00'
  Sms__TextsPerMinute: '200'
  Surveys__GiveUpAfter: '2.00:00:00'
  Surveys__MostAttempts: '3'
  Surveys__ReportGrace: '1.00:00:00'
  Tables__TablePrefix: ''
  Telemetry__OrderSampling: '1'
}

var ofAcs = {
  Sms__Acs__Endpoint: communicationEndpoint
  Sms__Acs__AttemptTimeout: '00:00:10'
  Sms__Acs__RepeatabilityWindow: '00:05:00'
  Sms__Acs__Retries: '2'
  Sms__Acs__RetryDelay: '00:00:00.5000000'
}

var ofHttp = {
  Sms__Http__Url: smsHttpUrl
  Sms__Http__AttemptTimeout: '00:00:10'
  Sms__Http__Authentication: 'none'
  Sms__Http__Body: '{"to":"{to}","text":"{text}","tag":"{tag}","id":"{id}"}'
  Sms__Http__BreakAfter: '10'
  Sms__Http__BreakFor: '00:00:30'
  Sms__Http__Format: 'json'
  Sms__Http__IdHeader: 'Idempotency-Key'
  Sms__Http__MessageIdPath: 'messageId'
  Sms__Http__Method: 'POST'
  Sms__Http__ParametersFormat: 'json'
  Sms__Http__RepeatabilityWindow: '00:05:00'
  Sms__Http__Retries: '2'
  Sms__Http__RetryDelay: '00:00:00.5000000'
  Sms__Http__SignatureHeader: 'X-Signature'
}

var needed = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.properties.clientId}'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  AzureWebJobsStorage__accountName: storageAccountName
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsStorage__credential: 'managedidentity'
  Ledger__Keys__k1: secretIn(vaultUri, 'ledger-key-k1')
  Privacy__PhoneKeySecret: secretIn(vaultUri, 'phone-key-secret')
  Sms__Gateway: smsGateway
  Sms__Sender: smsSender
  Storage__blobServiceUri: blobUri
  Storage__clientId: identity.properties.clientId
  Storage__credential: 'managedidentity'
  Storage__queueServiceUri: queueUri
  Storage__tableServiceUri: tableUri
  SurveyLinks__Address: surveyLinkAddress
}

var ofGateway = smsGateway == 'acs' ? ofAcs : ofHttp

func secretIn(vault string, name string) string => '@Microsoft.KeyVault(SecretUri=${vault}secrets/${name})'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${suffix}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-${suffix}'
  location: location
  // azd finds the app that it deploys by this tag.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${blobUri}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [
              {
                name: 'http'
                instanceCount: alwaysReadyInstances
              }
            ]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      defaults,
      ofGateway,
      needed,
      queues,
      schedules,
      settings,
      reduce(items(vaultSettings), {}, (all, s) => union(all, { '${s.key}': secretIn(vaultUri, s.value) }))
    )
  }

  // Nobody publishes with a password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
