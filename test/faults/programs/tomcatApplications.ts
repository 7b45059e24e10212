import type { Application } from '../../support/programs/tomcat.ts';

const objectId = '81e69051-9d3c-4b0e-8f4e-0c6f8a1f5f11';

/** One link, as Unity Connection gives a list of one. */
const list = { '@total': '1', HttpsLink: { ObjectId: objectId, DisplayName: 'Rotterdam – “Süd”' } };

function webXml(login: string, servlets = ''): string {
  return `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
  ${servlets}
  <welcome-file-list><welcome-file>index.json</welcome-file></welcome-file-list>
  <security-constraint>
    <web-resource-collection>
      <web-resource-name>all</web-resource-name><url-pattern>/vmrest/*</url-pattern>
    </web-resource-collection>
    <auth-constraint><role-name>administrator</role-name></auth-constraint>
  </security-constraint>
  <login-config>${login}</login-config>
  <security-role><role-name>administrator</role-name></security-role>
</web-app>`;
}

function servlet(name: string, path: string): string {
  return `<servlet><servlet-name>${name}</servlet-name><jsp-file>/WEB-INF/${name}.jsp</jsp-file></servlet>
  <servlet-mapping><servlet-name>${name}</servlet-name><url-pattern>${path}</url-pattern></servlet-mapping>`;
}

const basic: Application = {
  files: {
    // As in Unity Connection: a session for whoever signs in, its cookie for the API only.
    'META-INF/context.xml': `<Context sessionCookiePath="/vmrest">
      <Valve className="org.apache.catalina.authenticator.BasicAuthenticator" alwaysUseSession="true"/>
    </Context>`,
    'WEB-INF/web.xml': webXml(
      '<auth-method>BASIC</auth-method><realm-name>Cisco Unity Connection</realm-name>',
      [
        servlet('unavailable', '/vmrest/version'),
        servlet('broken', '/vmrest/vmsservers'),
        servlet('signOut', '/vmrest/signout'),
      ].join('\n'),
    ),
    'WEB-INF/unavailable.jsp': `<% if (true) throw new jakarta.servlet.UnavailableException("Maintenance", 120); %>`,
    'WEB-INF/broken.jsp': `<% if (true) throw new IllegalStateException("secret of the server"); %>`,
    'WEB-INF/signOut.jsp': '<% session.invalidate(); %>',
    'vmrest/httpslinks/index.json': JSON.stringify(list),
    'vmrest/locations/connectionlocations/index.json': '{}',
  },
};

const form: Application = {
  files: {
    'WEB-INF/web.xml': webXml(`<auth-method>FORM</auth-method><form-login-config>
      <form-login-page>/login.html</form-login-page><form-error-page>/login.html</form-error-page>
    </form-login-config>`),
    'login.html':
      '<!DOCTYPE html><html><title>Sign in</title><form method="post" action="j_security_check"></form></html>',
  },
};

/** Three ways in which a Tomcat stands before the API: with Basic and sessions, with a page to sign in, with client certificates. */
export const tomcatApplications = { basic, form, clientCertificate: { ...basic, clientCertificate: true } };
